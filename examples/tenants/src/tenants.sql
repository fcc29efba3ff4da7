CREATE TABLE IF NOT EXISTS town (
    host TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    controller_fr TEXT NOT NULL,
    controller_en TEXT NOT NULL,
    contact TEXT NOT NULL,
    privacy TEXT NOT NULL
) STRICT;

INSERT INTO town
SELECT 'valbourg.localhost', 'Valbourg', 'Ville de Valbourg', 'Town of Valbourg',
       'mailto:hall@valbourg.example.org', 'mailto:dpo@valbourg.example.org'
WHERE NOT EXISTS (SELECT 1 FROM town)
UNION ALL
SELECT 'rivemont.localhost', 'Rivemont', 'Commune de Rivemont', 'Village of Rivemont',
       'mailto:hall@rivemont.example.org', 'https://rivemont.example.org/privacy'
WHERE NOT EXISTS (SELECT 1 FROM town);
