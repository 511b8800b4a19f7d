/** The model's name in every answer of the stand-in, whatever was asked for; its tokens cost nothing. */
export const STAND_IN_MODEL = 'ambia-stand-in';
