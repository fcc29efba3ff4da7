// All that html-validate recommends, with two differences of taste.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }],
    // Boxes that answer one question have one name, as buttons have (HTML, 4.10.21.4).
    "form-dup-name": ["error", { shared: ["button", "checkbox", "radio", "reset", "submit"] }],
  },
};
