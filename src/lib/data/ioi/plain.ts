/** Patterns of sentences with one name or none. Nobody else is named, so what is given goes to somebody without a name. */
export const plain: readonly string[] = [
  "NAME went to the PLACE .",
  "NAME GAVE a OBJECT to the ROLE .",
  "the ROLE GAVE a OBJECT to NAME .",
  "the ROLE saw NAME at the PLACE .",
  "NAME was a ROLE , and HE DID .",
  "NAME OWNED a ADJ OBJECT at the PLACE .",
  "after NAME went to the PLACE , HE GAVE a OBJECT to the ROLE .",
  "when NAME came to the PLACE , NAME GAVE a OBJECT to the ROLE .",
  "NAME DID because HE was MOOD .",
  "NAME OWNED a OBJECT for the ROLE , because HE was MOOD .",
  "the ADJ ROLE DID at the PLACE .",
  "it was a ADJ PLACE , and the ROLE was MOOD .",
  "the ROLE OWNED a OBJECT and GAVE it to the ROLE2 .",
  "the ROLE2 wanted to GIVE a OBJECT to the ROLE .",
];
