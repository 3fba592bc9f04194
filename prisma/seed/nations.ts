/** Where invented students come from, with names that are usual there; any likeness to a living person is chance. */
export type Nation = {
  /** ISO 3166 alpha-2. */
  readonly code: string;
  /** How many of the students come from there, relative to the others. */
  readonly weight: number;
  /** EU, EEA or Switzerland. */
  readonly isEuropean: boolean;
  /** Its birth certificates are in French: no translation. */
  readonly writesFrench: boolean;
  readonly given: readonly string[];
  readonly family: readonly string[];
};

type Traits = { readonly isEuropean?: true; readonly writesFrench?: true };

function nation(code: string, weight: number, traits: Traits, given: string, family: string): Nation {
  return {
    code,
    weight,
    isEuropean: traits.isEuropean ?? false,
    writesFrench: traits.writesFrench ?? false,
    given: given.split(', '),
    family: family.split(', '),
  };
}

const FRENCH = { writesFrench: true } as const;
const EUROPE = { isEuropean: true } as const;

export const NATIONS: readonly Nation[] = [
  nation(
    'MA',
    9,
    {},
    'Salma, Yassine, Hajar, Ilyas, Meryem, Othmane, Khadija, Zineb',
    'Benjelloun, El Amrani, Ouazzani, Bennani, Aït Lahcen, Cherkaoui, El Idrissi, Tazi',
  ),
  nation(
    'DZ',
    7,
    {},
    'Lyna, Rayane, Amel, Sofiane, Nesrine, Walid, Ikram, Massinissa',
    'Boukhalfa, Aït Ouali, Mansouri, Hamidouche, Bensaïd, Ziani, Kaci, Meziane',
  ),
  nation(
    'TN',
    6,
    {},
    'Eya, Oussama, Nour, Aziz, Yosr, Hamza, Rim, Skander',
    'Ben Youssef, Trabelsi, Gharbi, Jaziri, Ben Romdhane, Mejri, Chaabane, Khelifi',
  ),
  nation(
    'CN',
    9,
    {},
    'Yuxin, Haoran, Jiayi, Zihan, Xinyi, Yichen, Ruoxi, Mingze',
    'Wang, Li, Zhang, Chen, Zhao, Ouyang, Xu, Lü',
  ),
  nation(
    'VN',
    5,
    {},
    'Thị Minh Anh, Quốc Huy, Thùy Dương, Đức Anh, Ngọc Hân, Hoàng Long, Bảo Trâm, Văn Khải',
    'Nguyễn, Trần, Lê, Phạm, Đặng, Võ, Bùi, Đỗ',
  ),
  nation(
    'IN',
    6,
    {},
    'Ananya, Rohan, Kavya, Arjun, Ishita, Vikram, Meera, Aditya',
    'Sharma, Iyer, Reddy, Chatterjee, Venkataraman, Deshpande, Nair, Kulkarni',
  ),
  nation(
    'SN',
    6,
    FRENCH,
    'Aminata, Mamadou, Fatou, Cheikh, Aïssatou, Ousmane, Ndèye, Ibrahima',
    'Diop, Ndiaye, Sow, Sarr, Gueye, Mbaye, Thiam, Seck',
  ),
  nation(
    'CI',
    5,
    FRENCH,
    'Awa, Koffi, Adjoua, Yao, Mariam, Kouadio, Aya, Ismaël',
    "Kouassi, N'Guessan, Koné, Ouattara, Traoré, Bamba, Yapi, Aka",
  ),
  nation(
    'CM',
    4,
    FRENCH,
    'Christelle, Junior, Solange, Boris, Laeticia, Franck, Vanessa, Ulrich',
    'Ngo Bassong, Tchoumi, Fotso, Mbarga, Essomba, Nkoulou, Kamdem, Atangana',
  ),
  nation(
    'MG',
    2,
    FRENCH,
    'Miora, Tahina, Fanja, Ny Aina, Voahangy, Hery',
    'Rakotomalala, Andriamanantena, Razafindrakoto, Randrianasolo, Rasoanaivo, Andriantsitohaina',
  ),
  nation(
    'HT',
    1,
    FRENCH,
    'Widline, Jean-Robert, Fabiola, Stanley',
    'Pierre-Louis, Dorcé, Jean-Baptiste, Estimé',
  ),
  nation(
    'LB',
    4,
    {},
    'Maya, Karim, Yara, Elie, Rita, Jad, Lea, Tarek',
    'Haddad, Khoury, Nassar, Abou Jaoudé, Sfeir, Gemayel, Rahme, Chidiac',
  ),
  nation(
    'BR',
    4,
    {},
    'Larissa, Thiago, Beatriz, João Pedro, Letícia, Caio, Júlia, Matheus',
    'Araújo, Gonçalves, Teixeira, Nascimento, Moura, Figueiredo, Assunção, Brandão',
  ),
  nation(
    'CO',
    4,
    {},
    'Valentina, Camilo, Laura Sofía, Andrés, Manuela, Julián, Daniela, Santiago',
    'Restrepo, Ospina, Zuluaga, Cárdenas, Montoya, Echeverri, Peñuela, Rincón',
  ),
  nation(
    'MX',
    3,
    {},
    'Ximena, Emiliano, Renata, Diego, Itzel, Rodrigo',
    'Hernández, Zamora, Quiñones, Ibarra, Villaseñor, Cuevas',
  ),
  nation('PE', 2, {}, 'Milagros, Renzo, Fiorella, Piero', 'Quispe, Huamán, Salazar, Mamani'),
  nation(
    'IR',
    3,
    {},
    'Parisa, Kaveh, Nasrin, Arash, Shirin, Omid',
    'Rostami, Farhadi, Mohammadzadeh, Karimi, Ebrahimi, Tavakoli',
  ),
  nation(
    'TR',
    2,
    {},
    'Elif, Emre, Şeyma, Çağan, Zeynep, Umut',
    'Yılmaz, Özdemir, Şahin, Çelik, Aydoğan, Güneş',
  ),
  nation(
    'US',
    3,
    {},
    'Hannah, Marcus, Brooke, Tyler, Naomi, Ethan',
    "Caldwell, Whitfield, Jefferson, O'Connell, Ramirez, Lindqvist",
  ),
  nation(
    'CA',
    2,
    {},
    'Océane, Félix, Maude, William, Rosalie, Zachary',
    'Tremblay, Gagnon, Bouchard, Lavoie, Beaulieu, Desrosiers',
  ),
  nation(
    'GB',
    3,
    {},
    'Imogen, Callum, Freya, Rhys, Poppy, Angus',
    'Ashworth, Pritchard, MacLeod, Featherstone, Okonkwo-Reed, Barlow',
  ),
  nation(
    'JP',
    2,
    {},
    'Haruka, Sōta, Misaki, Kenji, Yūna, Ren',
    'Satō, Takahashi, Itō, Yamamoto, Kobayashi, Ōno',
  ),
  nation('KR', 2, {}, 'Seo-yeon, Min-jun, Ha-eun, Ji-ho, Su-bin, Do-yun', 'Kim, Park, Choi, Jeong, Yoon, O'),
  nation(
    'NG',
    2,
    {},
    'Chidinma, Tunde, Ngozi, Emeka, Adaeze, Femi',
    'Okafor, Adeyemi, Eze, Balogun, Nwachukwu, Ogunleye',
  ),
  nation('ID', 2, {}, 'Putri, Bagas, Dewi, Rizky', 'Wijaya, Santoso, Hidayat, Pratama'),
  nation('UA', 2, {}, 'Oksana, Bohdan, Daryna, Taras', 'Kovalenko, Shevchuk, Bondarenko, Lysenko'),
  nation(
    'DE',
    5,
    EUROPE,
    'Johanna, Jonas, Greta, Sören, Annika, Björn',
    'Müller, Weiß, Krüger, Schönfeld, von der Heide, Großmann',
  ),
  nation(
    'IT',
    4,
    EUROPE,
    'Giulia, Lorenzo, Chiara, Niccolò, Martina, Davide',
    "Ricci, D'Angelo, Esposito, De Santis, Lo Presti, Galli",
  ),
  nation(
    'ES',
    4,
    EUROPE,
    'Lucía, Íñigo, Carmen, Álvaro, Nerea, Pau',
    'García Iglesias, Núñez, Etxeberria, Puig i Ferrer, Ibáñez, Muñoz',
  ),
  nation('PL', 3, EUROPE, 'Zofia, Łukasz, Małgorzata, Wojciech', 'Wójcik, Kaczmarek, Dąbrowska, Szczepański'),
  nation('RO', 2, EUROPE, 'Ioana, Ștefan, Bianca, Răzvan', 'Popescu, Ionescu, Țurcanu, Dumitrescu'),
  nation(
    'BE',
    2,
    { ...EUROPE, ...FRENCH },
    'Elise, Lowie, Margaux, Thibault',
    'Peeters, Dubois, Vandenbroucke, Lambert',
  ),
  nation('PT', 2, EUROPE, 'Inês, Gonçalo, Mafalda, Simão', 'Simões, Conceição, Lourenço, Magalhães'),
  nation('SE', 1, EUROPE, 'Astrid, Åke, Linnéa, Måns', 'Sjöberg, Nyström, Åkesson, Håkansson'),
  nation(
    'GR',
    1,
    EUROPE,
    'Eleni, Nikos, Katerina, Giorgos',
    'Papadimitriou, Vlachos, Konstantinidis, Triantafyllou',
  ),
];
