package dev.valvejdbc.client.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Pattern;

/**
 * What a console printed.
 *
 * @param text UTF-8, or where it is none, a character for each byte
 * @param whole false where the console promised more than it sent, or left before its end was sure
 * @param raw the bytes as they came, a character for each
 */
public record ConsoleOutput(String text, boolean whole, String raw) {
  /** ARK's word for nothing. */
  private static final String NOTHING = "Server received, But no response!!";

  /** CS:GO with its log sent to consoles puts the log of the command itself behind the answer. */
  private static final Pattern LOG_OF_COMMAND =
      Pattern.compile(
          "L \\d{2}/\\d{2}/\\d{4} - \\d{2}:\\d{2}:\\d{2}: rcon from \"[\\d.:]{1,40}\":"
              + " command \"[^\\n]{0,1100}\"\\s*\\z");

  static ConsoleOutput of(byte[] bytes, boolean whole) {
    String raw = new String(bytes, ISO_8859_1);
    String text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = raw;
    }
    if (text.strip().equals(NOTHING)) {
      return new ConsoleOutput("", whole, raw);
    }
    int lastLine = text.lastIndexOf("L ", text.length() - 1);
    if (lastLine >= 0 && LOG_OF_COMMAND.matcher(text).region(lastLine, text.length()).matches()) {
      text = text.substring(0, lastLine);
    }
    return new ConsoleOutput(text, whole, raw);
  }
}
