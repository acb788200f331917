package dev.valvejdbc.fleet.webapi;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Orders an error that the simulated Web API answers with.
 *
 * @param kind what happens
 * @param number the HTTP status for {@link Kind#STATUS} and {@link Kind#BODY}, seconds for {@link
 *     Kind#TOO_MANY}, else 0
 * @param target where {@link Kind#REDIRECT} points to, else null
 * @param body what {@link Kind#BODY} sends, else empty
 */
public record WebApiFault(Kind kind, int number, @Nullable URI target, String body) {

  /** Tells what happens instead of, or to, an answer. */
  public enum Kind {
    /** A page of HTML with another status. */
    STATUS,
    /** JSON with any status. */
    BODY,
    /** A page of HTML with status 429 and a {@code Retry-After}. */
    TOO_MANY,
    /** Status 302 and a {@code Location}. */
    REDIRECT,
    /** A page of HTML with status 200. */
    HTML,
    /** The first half of the right answer, as if it were whole. */
    TRUNCATED,
    /** JSON of 100,000 arrays, one inside the other. */
    NESTED,
    /** JSON that does not end before the caller leaves or the service closes. */
    ENDLESS,
    /** The right answer, but each text, number and truth value in it is of another type. */
    WRONG_TYPES,
    /** Nothing, until the service closes. */
    SILENCE
  }

  /** A page of HTML with status 200. */
  public static final WebApiFault HTML = new WebApiFault(Kind.HTML, 0, null, "");

  /** Half an answer. */
  public static final WebApiFault TRUNCATED = new WebApiFault(Kind.TRUNCATED, 0, null, "");

  /** Deeply nested JSON. */
  public static final WebApiFault NESTED = new WebApiFault(Kind.NESTED, 0, null, "");

  /** JSON without end. */
  public static final WebApiFault ENDLESS = new WebApiFault(Kind.ENDLESS, 0, null, "");

  /** Wrong types in all fields. */
  public static final WebApiFault WRONG_TYPES = new WebApiFault(Kind.WRONG_TYPES, 0, null, "");

  /** No answer. */
  public static final WebApiFault SILENCE = new WebApiFault(Kind.SILENCE, 0, null, "");

  /**
   * A page of HTML that repeats the address of the request, a key in it included.
   *
   * @param status 400 to 599, such as 401, 403, 404, 429, 500, 503
   */
  public static WebApiFault status(int status) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("an error has status 400 to 599, not " + status);
    }
    return new WebApiFault(Kind.STATUS, status, null, "");
  }

  /**
   * Status 429.
   *
   * @param retryAfter seconds, from 0
   */
  public static WebApiFault tooMany(int retryAfter) {
    if (retryAfter < 0) {
      throw new IllegalArgumentException("seconds are not negative: " + retryAfter);
    }
    return new WebApiFault(Kind.TOO_MANY, retryAfter, null, "");
  }

  /** Status 302 to another address. */
  public static WebApiFault redirect(URI target) {
    return new WebApiFault(Kind.REDIRECT, 0, target, "");
  }

  /**
   * JSON of one's own.
   *
   * @param status 200 to 599
   */
  public static WebApiFault body(int status, String json) {
    return new WebApiFault(Kind.BODY, status, null, json);
  }
}
