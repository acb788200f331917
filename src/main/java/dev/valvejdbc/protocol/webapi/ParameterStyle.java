package dev.valvejdbc.protocol.webapi;

/** How the values of a parameter are written. */
public enum ParameterStyle {
  /** {@code name=value}. */
  PLAIN,
  /** {@code name=a,b,c}. */
  COMMA,
  /** {@code name[0]=a&name[1]=b}. */
  BRACKETS,
  /** {@code name0=a&name1=b}. */
  DIGITS
}
