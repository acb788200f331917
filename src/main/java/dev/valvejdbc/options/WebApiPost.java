package dev.valvejdbc.options;

/** What becomes of a call of a Web API method that may change something. */
public enum WebApiPost {
  REFUSE,
  ALLOW
}
