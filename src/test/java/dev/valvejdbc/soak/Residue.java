package dev.valvejdbc.soak;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the process holds at a moment.
 *
 * @param threads those that the driver starts, by name without numbers
 * @param open open descriptors by what they are, without numbers and without the class path's jars,
 *     which are opened when their first class is needed; empty where the system does not tell
 * @param heap bytes in use after collections
 * @param direct bytes of memory outside the heap
 */
record Residue(Map<String, Integer> threads, Map<String, Integer> open, long heap, long direct) {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  static Residue now() throws Exception {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(200);
    }
    return new Residue(threadsNow(), openNow(), heapNow(), directNow());
  }

  private static Map<String, Integer> threadsNow() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      String name = thread.getName().replaceAll("-\\d+", "");
      boolean ours = name.startsWith("valve-jdbc-") && !name.startsWith("valve-jdbc-fleet");
      if (ours || name.startsWith("HttpClient") || name.equals("lookup-feed")) {
        counts.merge(name, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static Map<String, Integer> openNow() throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    if (Files.isDirectory(DESCRIPTORS)) {
      try (DirectoryStream<Path> links = Files.newDirectoryStream(DESCRIPTORS)) {
        for (Path link : links) {
          String target = targetOf(link);
          if (!target.isEmpty() && !target.endsWith(".jar")) {
            counts.merge(target.replaceAll("\\[?\\d+]?", ""), 1, Integer::sum);
          }
        }
      }
    }
    return counts;
  }

  /** What a descriptor stands for; one that was closed meanwhile is none. */
  private static String targetOf(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** How many descriptors are open. */
  int files() {
    return open.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static long heapNow() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long directNow() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(p -> p.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
