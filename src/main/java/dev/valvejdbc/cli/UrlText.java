package dev.valvejdbc.cli;

/** Writes properties into URLs. */
final class UrlText {
  private UrlText() {}

  /** A URL with a property at its end. */
  static String with(String url, String property, String value) {
    boolean bare = url.endsWith(":") || url.endsWith(";");
    return url + (bare ? "" : ";") + property + "=" + quoted(value);
  }

  /** A value in quotation marks, of which it has none of one kind. */
  static String quoted(String value) {
    char mark = value.indexOf('\'') < 0 ? '\'' : '"';
    return mark + value + mark;
  }
}
