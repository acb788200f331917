package dev.valvejdbc.soak;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the process holds at a moment.
 *
 * @param threads those that the driver starts, by name without numbers
 * @param files open descriptors; 0 where the system does not tell
 * @param heap bytes in use after collections
 * @param direct bytes of memory outside the heap
 */
record Residue(Map<String, Integer> threads, long files, long heap, long direct) {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  static Residue now() throws Exception {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(200);
    }
    return new Residue(threadsNow(), filesNow(), heapNow(), directNow());
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

  private static long filesNow() throws Exception {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(DESCRIPTORS)) {
      return files.count();
    }
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
