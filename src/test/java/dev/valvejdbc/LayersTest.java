package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the import table of ARCHITECTURE.md: what each room may see. */
class LayersTest {
  private static final String OURS = "dev.valvejdbc";
  private static final List<String> EVERYWHERE =
      List.of(
          "java.lang",
          "java.util",
          "java.util.concurrent",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "java.util.zip",
          "java.time",
          "java.math",
          "java.io",
          "org.jspecify",
          "org.slf4j");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .withImportOption(new ImportOption.DoNotIncludeJars())
          .importPackages(OURS);

  /**
   * A row of the table.
   *
   * @param ours the rooms that it may see
   * @param others the packages of others that it may see, with what is below them
   */
  record Room(String name, Set<String> ours, Set<String> others) {
    boolean permits(String seen) {
      String room = room(seen);
      return room == null
          ? others.stream().anyMatch(o -> seen.equals(o) || seen.startsWith(o + "."))
          : ours.contains(room);
    }
  }

  static List<Room> rooms() {
    try (Stream<String> lines = Files.lines(Path.of("ARCHITECTURE.md"))) {
      return lines
          .filter(l -> l.matches("\\| `[\\w.]+` \\|[^|]*\\|[^|]*\\|"))
          .map(l -> l.split("\\|", -1))
          .map(
              cells ->
                  new Room(names(cells[1]).iterator().next(), names(cells[2]), names(cells[3])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> names(String cell) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(cell.replace("`", "").split(",", -1))
        .map(String::strip)
        .filter(n -> !n.equals("–"))
        .forEach(names::add);
    return names;
  }

  /** The room of a package of ours; null for others. */
  private static @Nullable String room(String seen) {
    return seen.equals(OURS)
        ? "root"
        : seen.startsWith(OURS + ".") ? seen.substring(OURS.length() + 1) : null;
  }

  /** What the classes of each room see, each with one class that does. */
  private static Map<String, Map<String, String>> seen() {
    Map<String, Map<String, String>> seen = new TreeMap<>();
    for (JavaClass viewer : CLASSES) {
      String own = viewer.getPackageName();
      Map<String, String> packages =
          seen.computeIfAbsent(String.valueOf(room(own)), r -> new TreeMap<>());
      viewer.getDirectDependenciesFromSelf().stream()
          .map(d -> d.getTargetClass().getBaseComponentType())
          .filter(c -> !c.isPrimitive() && !c.getPackageName().equals(own))
          .filter(c -> EVERYWHERE.stream().noneMatch(p -> isIn(c.getPackageName(), p)))
          .forEach(c -> packages.put(c.getPackageName(), viewer.getSimpleName()));
    }
    return seen;
  }

  private static Map<String, String> seen(Room room) {
    return seen().getOrDefault(room.name(), Map.of());
  }

  private static boolean isIn(String name, String everywhere) {
    return name.equals(everywhere)
        || (name.startsWith(everywhere + ".")
            && !name.startsWith("java.util.logging")
            && !name.startsWith("java.lang.reflect"));
  }

  @Test
  void everyPackageIsARoomOfTheTable() {
    assertThat(rooms()).extracting(Room::name).containsExactlyInAnyOrderElementsOf(seen().keySet());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomSeesWhatItsRowPermits(Room room) {
    List<String> forbidden = new ArrayList<>();
    seen(room)
        .forEach(
            (name, viewer) -> {
              if (!room.permits(name)) {
                forbidden.add(viewer + " sees " + name);
              }
            });
    assertThat(forbidden).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRowPermitsNothingThatItsRoomDoesNotUse(Room room) {
    Set<String> used = seen(room).keySet();
    Set<String> idle = new TreeSet<>(room.ours());
    used.forEach(name -> idle.remove(String.valueOf(room(name))));
    room.others().stream()
        .filter(o -> used.stream().noneMatch(u -> u.equals(o) || u.startsWith(o + ".")))
        .forEach(idle::add);
    assertThat(idle).isEmpty();
  }

  @Test
  void roomsStandInStrictOrder() {
    Map<String, Set<String>> below = new HashMap<>();
    rooms().forEach(r -> below.put(r.name(), new TreeSet<>(r.ours())));
    assertThat(circles(below)).isEmpty();
  }

  @Test
  void noClassesKnowEachOtherInACircleButSealedFamilies() {
    Map<String, Set<String>> seen = new HashMap<>();
    for (JavaClass viewer : CLASSES) {
      Set<String> others = seen.computeIfAbsent(outermost(viewer), v -> new TreeSet<>());
      viewer.getDirectDependenciesFromSelf().stream()
          .map(d -> d.getTargetClass().getBaseComponentType())
          .filter(c -> c.getPackageName().startsWith(OURS))
          .map(LayersTest::outermost)
          .filter(name -> !name.equals(outermost(viewer)))
          .filter(name -> !isPermitted(viewer, name))
          .forEach(others::add);
    }
    assertThat(circles(seen)).isEmpty();
  }

  /** The API of Java programs: these packages with all below them, and the driver's own. */
  private static boolean isPublic(JavaClass of) {
    String name = of.getPackageName();
    return name.equals(OURS)
        || Stream.of("client", "fleet", "protocol").anyMatch(p -> isIn(name, OURS + "." + p));
  }

  @Test
  void thePublicApiShowsItsOwnTypesAlone() {
    List<String> shown = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      if (isPublic(type) && type.getModifiers().contains(JavaModifier.PUBLIC)) {
        type.getCodeUnits().stream()
            .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(
                m ->
                    Stream.concat(
                        m.getRawParameterTypes().stream(), Stream.of(m.getRawReturnType())))
            .map(JavaClass::getBaseComponentType)
            .filter(c -> c.getPackageName().startsWith(OURS) && !isPublic(c))
            .forEach(c -> shown.add(type.getSimpleName() + " shows " + c.getName()));
      }
    }
    assertThat(shown).isEmpty();
  }

  private static String outermost(JavaClass of) {
    return of.getName().replaceFirst("\\$.*", "");
  }

  /** Whether a sealed type names a kind of itself. */
  private static boolean isPermitted(JavaClass viewer, String name) {
    Class<?>[] kinds = viewer.reflect().getPermittedSubclasses();
    return kinds != null && Arrays.stream(kinds).anyMatch(k -> k.getName().equals(name));
  }

  /** What is left when all that sees nothing, or is seen by nothing, is taken away. */
  private static Set<String> circles(Map<String, Set<String>> arrows) {
    Map<String, Set<String>> left = new TreeMap<>();
    arrows.forEach((from, to) -> left.put(from, new TreeSet<>(to)));
    boolean changed = true;
    while (changed) {
      changed = left.values().removeIf(Set::isEmpty);
      for (Set<String> to : left.values()) {
        changed |= to.retainAll(left.keySet());
      }
    }
    return left.keySet();
  }
}
