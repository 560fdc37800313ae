/** Words for made-up names. The two halves of the labelled pairs share nothing of the first three lists. */
export type Vocabulary = {
    words: readonly string[];
    lastNames: readonly string[];
    cities: readonly string[];
};

const list = (text: string): string[] => text.trim().split(/\s+/);

export const VOCABULARIES: Record<'development' | 'frozen', Vocabulary> = {
    development: {
        words: list(`Amber Anchor Aspen Badger Basalt Beacon Birch Bramble Brindle Cobalt Copper Coral Crimson Cypress Dapple
            Driftwood Ember Fennel Feather Garnet Gable Ginger Hazel Heron Indigo Ivory Jasper Juniper Kestrel Lantern
            Larkspur Linden Magpie Maple Marble Meadow Nettle Oakum Orchard Otter Pebble Pewter Quarry Rowan Saffron
            Sienna Sparrow Tamarind Thistle Tundra Velvet Walnut Willow Zephyr Élan Mésange Bjørk Zürich`),
        lastNames:
            list(`Barrow Calder Doyle Ekström Farrow Gallo Halden Ibsen Jansen Kovač Lund Marsh Novak O'Brien Pryor Quill
            Rossi Sandoval Thorne Ueda Vance Whitlock Yilmaz Zeman D'Arcy Müller`),
        cities: list(`Halifax Leeds Bremen Lyon Ottawa Porto Ghent Cork Tampere Graz`),
    },
    frozen: {
        words: list(`Alder Apricot Arbor Barley Bellows Bison Bluff Cairn Canyon Cedar Cinder Clover Compass Cricket Dahlia
            Dune Echo Falcon Fern Flint Foxglove Galley Gingko Granite Harbour Harvest Heather Iris Jade Kelp Lagoon
            Lichen Lotus Mallard Mango Mistral Nimbus Obsidian Olive Onyx Pelican Poppy Prairie Quartz Raven Reef Sable
            Sequoia Slate Sorrel Spruce Teal Topaz Tulip Umber Violet Wren Yarrow Château Ångström Señal Fjøre`),
        lastNames:
            list(`Abbott Brandt Corley Duval Engström Fisk Greaves Holm Ivers Jowett Keane Lorenz Moss Nagy O'Dell Paxton
            Reyes Søndergaard Tully Underhill Vogel Winslow Yoder Zapata D'Angelo Krüger`),
        cities: list(`Winnipeg Exeter Kassel Nantes Regina Braga Bruges Galway Turku Linz`),
    },
};

export const FIRST_NAMES =
    list(`Ada Ben Cleo Dana Eli Fay Gus Hana Ivo June Kai Lena Mio Noor Omar Pia Quin Rosa Sol Tess Uma Vic
    Wyn Xena Yael Zoe`);

export const TRADES =
    list(`Bakery Brothers Capital Coffee Consulting Dental Design Energy Foods Hotel Interiors Labs Law Logistics
    Media Networks Partners Pharmacy Plumbing Properties Robotics Services Software Solutions Studio Systems Technologies
    Tools Trading Travel`);

export const LEGAL_FORMS = [
    'Inc.',
    'Ltd',
    'LLC',
    'GmbH',
    'Corp.',
    'Co.',
    'S.A.',
    'Limited',
    'Pty Ltd',
];

export const SHORTENED: Readonly<Record<string, string>> = {
    Brothers: 'Bros',
    Services: 'Svcs',
    Solutions: 'Solns',
    Systems: 'Sys',
    Technologies: 'Tech',
    Properties: 'Props',
    Pharmacy: 'Pharm',
};

export const FREE_MAIL = ['gmail.com', 'outlook.com', 'yahoo.co.uk', 'gmx.de', 'icloud.com'];
