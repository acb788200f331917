package dev.valvejdbc.client;

/**
 * The part of the heap that one kind of kept things may take.
 *
 * @param bytes at least 1
 */
public record HeapPart(long bytes) {
  /** One of so many equal parts of the heap that this process may have. */
  public static HeapPart oneOf(int parts) {
    return new HeapPart(Runtime.getRuntime().maxMemory() / parts);
  }

  /** No more than so many bytes of it. */
  public HeapPart atMost(long most) {
    return new HeapPart(Math.min(bytes, most));
  }

  /**
   * How many things it holds.
   *
   * @param each about how many bytes one takes
   */
  public long holds(int each) {
    return Math.max(1, bytes / each);
  }

  /**
   * Its state.
   *
   * @param name what is kept
   * @param used bytes taken
   * @param refused things that were too large to be kept
   */
  public LimitState state(String name, long used, long refused) {
    return new LimitState("bytes of " + name, bytes, 0, used, refused, 0);
  }
}
