package dev.valvejdbc.client.webapi;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Says why a call of the Web API gave no answer; no sentence holds a secret. */
final class WebApiTrouble {
  private WebApiTrouble() {}

  static NoAnswerException ofStatus(
      String method, String host, int status, RetryAfter retry, boolean hasKey) {
    String why =
        switch (status) {
          case 400 -> "did not understand the parameters (400)";
          case 401, 403 ->
              hasKey
                  ? "refuses ("
                      + status
                      + "): check webApiKey; or what was asked for is private; or it wants the key"
                      + " in the address, which webApiKeyIn=query permits"
                  : "refuses (" + status + "): it wants a key; set webApiKey";
          case 404 ->
              "has no such method any more, or nothing of what was asked for (404); check"
                  + " webApiUrl";
          case 405 -> "wants the other of GET and POST (405)";
          case 429 -> "has had too many calls (429); " + retry.advice();
          default ->
              status >= 500
                  ? "is in trouble (" + status + "); try again later"
                  : status >= 300 && status < 400
                      ? "points to another place (" + status + "), which is not followed"
                      : "answered with the status " + status;
        };
    return new NoAnswerException(
        status < 500 ? Failure.REFUSED : Failure.UNREACHABLE,
        "The Web API at " + host + " " + why + ": " + method + ".");
  }

  static NoAnswerException keyInClear(String method, String host) {
    return new NoAnswerException(
        Failure.REFUSED,
        "The Web API at "
            + host
            + " is not sent your key: webApiUrl is http://, where anybody on the way can read it;"
            + " write https://, or set webApiInsecure=true: "
            + method
            + ".");
  }

  /** The service's own words. */
  static NoAnswerException ofReason(String call, String host, int status, String reason) {
    return new NoAnswerException(
        status < 500 ? Failure.REFUSED : Failure.UNREACHABLE,
        "The Web API at " + host + " says (" + status + ") '" + reason + "': " + call + ".");
  }

  /** Steam's code for what came of a call, which stands in a header. */
  static NoAnswerException ofResult(String call, String host, int result) {
    String meaning =
        switch (result) {
          case 2 -> ", which is a failure";
          case 8 -> ", an invalid parameter";
          case 9, 42 -> ", nothing of that kind";
          case 15 -> ", access denied";
          case 84 -> ", too many calls";
          default -> "";
        };
    return new NoAnswerException(
        Failure.REFUSED,
        "The Web API at "
            + host
            + " has nothing (its result is "
            + result
            + meaning
            + "): "
            + call
            + ".");
  }

  static NoAnswerException ofTrouble(String method, String host, Throwable trouble) {
    String why;
    Failure failure = Failure.UNREACHABLE;
    if (trouble instanceof HttpTimeoutException || trouble instanceof TimeoutException) {
      why = "does not answer in time";
      failure = Failure.TIMEOUT;
    } else if (trouble instanceof UnknownHostException || isUnresolved(trouble)) {
      why = "is not known to this system; check webApiUrl";
    } else if (trouble instanceof ConnectException) {
      why = "cannot be reached; check webApiUrl and the network";
    } else {
      why = "broke off its answer, or sent too much";
      failure = Failure.MALFORMED;
    }
    return new NoAnswerException(
        failure, "The Web API at " + host + " " + why + ": " + method + ".");
  }

  private static boolean isUnresolved(Throwable trouble) {
    for (Throwable t = trouble; t != null; t = t.getCause()) {
      if (t instanceof java.nio.channels.UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  static NoAnswerException unreadable(String method, String host) {
    return new NoAnswerException(
        Failure.MALFORMED,
        "The Web API at " + host + " answered something that is no JSON: " + method + ".");
  }

  static NoAnswerException limited(String method, String host, Duration wait, boolean asked) {
    if (asked) {
      return new NoAnswerException(
          Failure.REFUSED,
          "The Web API at "
              + host
              + " is not called, since its Retry-After lasts; try again in "
              + (wait.toSeconds() + 1)
              + " s: "
              + method
              + ".");
    }
    return new NoAnswerException(
        Failure.REFUSED,
        "The Web API at "
            + host
            + " allows no more calls of "
            + method
            + " now; try again in "
            + (wait.toSeconds() + 1)
            + " s.");
  }
}
