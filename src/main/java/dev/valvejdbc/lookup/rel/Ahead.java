package dev.valvejdbc.lookup.rel;

/** How far a look-up join asks ahead of what is read of it. */
public enum Ahead {
  /** As far as there is room. */
  FAR,
  /** Little at first, since a LIMIT above may take the first rows alone. */
  LITTLE,
  /** Not at all: a row is drawn and asked for when it is to be read. */
  NOT
}
