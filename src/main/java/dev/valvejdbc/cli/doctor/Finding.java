package dev.valvejdbc.cli.doctor;

/**
 * What was found of one thing.
 *
 * @param state whether it is well
 * @param subject what was looked at, in a word or two
 * @param sentence what there is, and where it is not well, what to do
 */
public record Finding(State state, String subject, String sentence) {
  /** Tells whether something is well. */
  public enum State {
    OK("ok"),
    /** It is not there, which is no fault. */
    NOTE("--"),
    BAD("!!");

    private final String mark;

    State(String mark) {
      this.mark = mark;
    }

    /** Two letters for the beginning of a line. */
    public String mark() {
      return mark;
    }
  }

  static Finding ok(String subject, String sentence) {
    return new Finding(State.OK, subject, sentence);
  }

  static Finding note(String subject, String sentence) {
    return new Finding(State.NOTE, subject, sentence);
  }

  static Finding bad(String subject, String sentence) {
    return new Finding(State.BAD, subject, sentence);
  }
}
