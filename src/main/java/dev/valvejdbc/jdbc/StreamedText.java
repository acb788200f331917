package dev.valvejdbc.jdbc;

import dev.valvejdbc.errors.SqlError;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads what an application gives as a stream: none is large. */
final class StreamedText {
  /** The length of what is read to its end. */
  static final long ALL = -1;

  private static final int LONGEST = 16 << 20;
  private static final int CHUNK = 8192;

  private StreamedText() {}

  /**
   * The text of a stream.
   *
   * @param length characters to read; {@link #ALL} for all there are
   * @throws SQLException if the stream fails, has fewer, or more than 16 million
   */
  static @Nullable String of(@Nullable Reader stream, long length) throws SQLException {
    if (stream == null) {
      return null;
    }
    if (length < ALL || length > LONGEST) {
      throw SqlError.ARGUMENT.said("A text of " + length + " characters cannot be a value.", null);
    }
    StringBuilder text = new StringBuilder();
    try {
      char[] chunk = new char[CHUNK];
      while (length == ALL || text.length() < length) {
        int wanted = length == ALL ? CHUNK : (int) Math.min(CHUNK, length - text.length());
        int read = stream.read(chunk, 0, wanted);
        if (read < 0) {
          break;
        }
        text.append(chunk, 0, read);
        if (text.length() > LONGEST) {
          throw SqlError.ARGUMENT.said(
              "A text of more than " + LONGEST + " characters cannot be a value.", null);
        }
      }
    } catch (IOException e) {
      throw SqlError.ARGUMENT.said("The stream of a value could not be read.", e);
    }
    if (length != ALL && text.length() < length) {
      throw SqlError.ARGUMENT.said(
          "The stream of a value ended after " + text.length() + " of " + length + " characters.",
          null);
    }
    return text.toString();
  }

  /**
   * The bytes of a stream.
   *
   * @param length bytes to read; {@link #ALL} for all there are
   * @throws SQLException if the stream fails, has fewer, or more than 16 million
   */
  static byte @Nullable [] bytes(@Nullable InputStream stream, long length) throws SQLException {
    if (stream == null) {
      return null;
    }
    if (length < ALL || length > LONGEST) {
      throw SqlError.ARGUMENT.said(length + " bytes cannot be a value.", null);
    }
    try {
      byte[] read = stream.readNBytes(length == ALL ? LONGEST + 1 : (int) length);
      if (read.length > LONGEST) {
        throw SqlError.ARGUMENT.said("More than " + LONGEST + " bytes cannot be a value.", null);
      }
      if (length != ALL && read.length < length) {
        throw SqlError.ARGUMENT.said(
            "The stream of a value ended after " + read.length + " of " + length + " bytes.", null);
      }
      return read;
    } catch (IOException e) {
      throw SqlError.ARGUMENT.said("The stream of a value could not be read.", e);
    }
  }

  /** Bytes of ASCII as characters. */
  static @Nullable Reader ascii(@Nullable InputStream bytes) {
    return bytes == null ? null : new InputStreamReader(bytes, StandardCharsets.US_ASCII);
  }
}
