package dev.valvejdbc.protocol.steamid;

/**
 * A community page named by a word that its owner chose; only Steam can tell whose it is.
 *
 * @param word 1 to 300 characters, as in the page's address
 */
public record VanityName(String word, Kind kind) {
  /** Whose page it is, with the number that ResolveVanityURL has for it. */
  public enum Kind {
    PROFILE(1),
    GROUP(2),
    GAME_GROUP(3);

    private final int urlType;

    Kind(int urlType) {
      this.urlType = urlType;
    }

    /** The parameter {@code url_type} of {@code ISteamUser/ResolveVanityURL}. */
    public int urlType() {
      return urlType;
    }
  }

  /** Says that a text is such a name and no id. */
  public static final class UnresolvedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient VanityName name;

    UnresolvedException(VanityName name, String sentence) {
      super(sentence);
      this.name = name;
    }

    /** The name to resolve. */
    public VanityName name() {
      return name;
    }
  }
}
