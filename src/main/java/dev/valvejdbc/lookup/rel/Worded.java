package dev.valvejdbc.lookup.rel;

/** A step of a plan that knows how to tell users what it does. */
public interface Worded {
  /** What it reads or does, and what that costs at most; without a full stop. */
  String words();
}
