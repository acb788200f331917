package dev.valvejdbc.protocol.steamid;

import java.util.Locale;

/** The code of an invitation link: the account in hexadecimal, with consonants for digits. */
final class InviteCode {
  private static final String CONSONANTS = "bcdfghjkmnpqrtvw";
  private static final String DIGITS = "0123456789abcdef";
  private static final int LONGEST_WITHOUT_DASH = 3;
  private static final int MOST_DIGITS = 8;

  private InviteCode() {}

  static String of(long account) {
    StringBuilder code = new StringBuilder();
    Long.toHexString(account)
        .chars()
        .forEach(d -> code.append(CONSONANTS.charAt(DIGITS.indexOf(d))));
    if (code.length() > LONGEST_WITHOUT_DASH) {
      code.insert(code.length() / 2, '-');
    }
    return code.toString();
  }

  /** The account of a code, whose digits may be plain ones. */
  static long account(String code) {
    StringBuilder digits = new StringBuilder();
    String letters = code.toLowerCase(Locale.ROOT).replace("-", "");
    for (int i = 0; i < letters.length(); i++) {
      int consonant = CONSONANTS.indexOf(letters.charAt(i));
      digits.append(consonant < 0 ? letters.charAt(i) : DIGITS.charAt(consonant));
    }
    if (digits.length() < 1
        || digits.length() > MOST_DIGITS
        || !digits.toString().matches("[0-9a-f]+")) {
      throw new IllegalArgumentException("'" + code + "' is no invite code");
    }
    long account = Long.parseLong(digits.toString(), 16);
    if (account == 0) {
      throw new IllegalArgumentException("'" + code + "' is no invite code");
    }
    return account;
  }
}
