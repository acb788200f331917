package dev.valvejdbc.captures;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the recordings and the lab, which stand beside the project where they are present. */
public final class Shared {
  private Shared() {}

  /** The folder, or a visibly skipped test. */
  public static Path folder(String name) {
    Path folder = Path.of(System.getProperty("valve.shared", "../shared")).resolve(name);
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> "skipped: there is no " + folder);
    return folder;
  }
}
