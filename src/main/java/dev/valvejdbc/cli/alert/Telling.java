package dev.valvejdbc.cli.alert;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells of changes: to standard output, to a command, to a webhook.
 *
 * @param alarm its name, of letters, digits, blanks and ._-
 * @param out told a line a row; null for nobody
 * @param command run by the shell, with the JSON as its input; null for none
 * @param webhook sent the JSON by POST; null for none
 */
public record Telling(
    String alarm, @Nullable PrintStream out, @Nullable String command, @Nullable URI webhook) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * Checks the name and the webhook.
   *
   * @throws IllegalArgumentException with a sentence
   */
  public Telling {
    if (!alarm.matches("[\\p{L}\\p{N} ._-]{1,100}")) {
      throw new IllegalArgumentException(
          "An alarm's name is of letters, digits, blanks, . _ and -.");
    }
    if (webhook != null
        && (webhook.getHost() == null || !("" + webhook.getScheme()).startsWith("http"))) {
      throw new IllegalArgumentException("A webhook is an address of http:// or https://.");
    }
  }

  /**
   * Reads the address of a webhook.
   *
   * @param source where it is from, such as a variable
   * @throws IllegalArgumentException with a sentence, which does not repeat it: it may be secret
   */
  public static URI address(String text, String source) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(source + " is no address.");
    }
  }

  /**
   * Tells all; who fails is tried again with the next change.
   *
   * @throws IOException with a sentence, without the webhook's address, which may hold a secret
   */
  public void tell(Change change) throws IOException, InterruptedException {
    if (change.isNone()) {
      return;
    }
    PrintStream lines = out;
    if (lines != null) {
      change.begun().forEach(row -> lines.println(alarm + ": " + row));
      change.over().forEach(row -> lines.println(alarm + ", over: " + row));
      lines.flush();
    }
    String json = change.json(alarm);
    if (command != null) {
      run(command, json);
    }
    if (webhook != null) {
      post(webhook, json);
    }
  }

  private void run(String line, String json) throws IOException, InterruptedException {
    boolean windows = java.io.File.separatorChar == '\\';
    Process process =
        new ProcessBuilder(
                windows ? new String[] {"cmd", "/c", line} : new String[] {"sh", "-c", line})
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write((json + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // it does not read what it is told
    }
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("The command of the alarm took too long, and was ended.");
    }
    if (process.exitValue() != 0) {
      throw new IOException("The command of the alarm ended with " + process.exitValue() + ".");
    }
  }

  private static void post(URI webhook, String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<Void> answer;
    try {
      answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new IOException("The webhook of the alarm cannot be reached.", e);
    }
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("The webhook of the alarm answered " + answer.statusCode() + ".");
    }
  }
}
