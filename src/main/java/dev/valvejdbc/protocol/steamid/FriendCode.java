package dev.valvejdbc.protocol.steamid;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** The friend code of Counter-Strike: the account's nibbles, interleaved with bits of a hash. */
final class FriendCode {
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final long SALT = 0x4353_474F_0000_0000L;
  private static final int DIGITS = 13;
  private static final int HIDDEN = 4;
  private static final int DASH = 5;
  private static final int NIBBLES = 8;

  private FriendCode() {}

  static String of(long account) {
    long hash = hash(account);
    long bits = 0;
    for (int i = 0; i < NIBBLES; i++) {
      long nibble = (account >>> (4 * i)) & 15;
      bits = (bits << 5) | (nibble << 1) | ((hash >>> i) & 1);
    }
    long value = Long.reverseBytes(bits);
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < DIGITS; i++) {
      code.append(ALPHABET.charAt((int) (value & 31)));
      value >>>= 5;
    }
    return code.delete(0, HIDDEN).insert(DASH, '-').toString();
  }

  /** The account of a code; its hash is verified. */
  static long account(String code) {
    String digits = "AAAA" + code.toUpperCase(Locale.ROOT).replace("-", "");
    long value = 0;
    for (int i = DIGITS - 1; i >= 0; i--) {
      int digit = digits.length() == DIGITS ? ALPHABET.indexOf(digits.charAt(i)) : -1;
      if (digit < 0) {
        throw none(code);
      }
      value = (value << 5) | digit;
    }
    long bits = Long.reverseBytes(value);
    long account = 0;
    for (int i = 0; i < NIBBLES; i++) {
      bits >>>= 1;
      account = (account << 4) | (bits & 15);
      bits >>>= 4;
    }
    if (!of(account).equalsIgnoreCase(code)) {
      throw none(code);
    }
    return account;
  }

  private static IllegalArgumentException none(String code) {
    return new IllegalArgumentException("'" + code + "' is no friend code");
  }

  private static long hash(long account) {
    byte[] salted =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(SALT | account).array();
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(salted);
      return Integer.toUnsignedLong(
          ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getInt());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e); // every Java has it
    }
  }
}
