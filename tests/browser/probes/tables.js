(() => {
  const complaints = [];
  const text = (element) => element?.textContent.trim() ?? "";
  for (const table of document.querySelectorAll("table")) {
    const name = text(table.caption);
    const expect = (holds, what) => holds || complaints.push(`table "${name}": ${what}`);
    expect(name, "it has no caption");
    expect(table.tHead?.rows.length === 1, "it has no row of headers");
    expect(table.tBodies.length === 1 && table.tBodies[0].rows.length > 0, "it has no rows");
    expect(!table.querySelector("[colspan], [rowspan]"), "a cell spans others");
    const columns = [...(table.tHead?.rows[0]?.cells ?? [])];
    for (const header of columns) {
      expect(header.matches("th[scope=col]"), `"${text(header)}" is no header of its column`);
      expect(text(header), "a header is empty");
    }
    for (const row of table.tBodies[0]?.rows ?? []) {
      const cells = [...row.cells];
      const headers = cells.filter((cell) => cell.matches("th[scope=row]"));
      expect(headers.length === 1 && text(headers[0]), `the row "${text(row)}" has not one header`);
      expect(cells.length === columns.length, `the row "${text(row)}" has another number of cells`);
      expect(cells.every(text), `the row "${text(row)}" has an empty cell`);
    }
    const around = table.closest("[tabindex]");
    expect(around?.getAttribute("role") === "group", "nothing around it takes the focus");
    const label = document.getElementById(around?.getAttribute("aria-labelledby"));
    expect(label === table.caption, "what scrolls does not have its name");
  }
  return complaints;
})()
