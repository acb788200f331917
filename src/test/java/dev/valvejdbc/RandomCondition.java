package dev.valvejdbc;

import dev.valvejdbc.fleet.master.ListEntry;
import dev.valvejdbc.protocol.a2s.Platform;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.a2s.ServerType;
import dev.valvejdbc.protocol.master.Region;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A condition on master_servers as SQL text, and what it says of a server by SQL's three values.
 */
record RandomCondition(String sql, Function<ListEntry, @Nullable Boolean> truth) {
  private static final List<String> FOLDERS =
      List.of("tf", "cstrike", "csgo", "rust", "valve", "nowhere", "t'f");
  private static final List<String> MAPS =
      List.of("ctf_2fort", "de_dust2", "Procedural Map", "old_ctf_2fort", "a\\gamedir\\tf", "*");
  private static final List<String> APPS = List.of("440", "240", "730", "252490", "1");
  private static final List<String> FLAGS =
      List.of("secure", "dedicated", "linux", "is_empty", "is_full");
  private static final List<String> PREFIXES = List.of("Ber", "Lyon 24/7", "東京", "São", "x*");
  private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");

  @Nullable Boolean holds(ListEntry entry) {
    return truth.apply(entry);
  }

  /** Any condition. */
  static RandomCondition any(Random random, int depth) {
    return of(random, depth, false);
  }

  /** A condition that a UDP master's filter can say in full. */
  static RandomCondition pushable(Random random, int depth) {
    return of(random, depth, true);
  }

  private static RandomCondition of(Random random, int depth, boolean pushable) {
    int choice = depth == 0 ? 0 : random.nextInt(pushable ? 7 : 5);
    return switch (choice) {
      case 1 -> joined(random, depth, pushable, true);
      case 2 -> joined(random, depth, pushable, false);
      case 3 -> not(of(random, depth - 1, pushable));
      default ->
          pushable ? exactAtom(random) : random.nextBoolean() ? exactAtom(random) : atom(random);
    };
  }

  private static RandomCondition not(RandomCondition inner) {
    return new RandomCondition(
        "NOT (" + inner.sql + ")",
        e -> {
          Boolean value = inner.holds(e);
          return value == null ? null : Boolean.valueOf(!value);
        });
  }

  private static RandomCondition joined(
      Random random, int depth, boolean pushable, boolean conjunction) {
    List<RandomCondition> parts =
        IntStream.range(0, 2 + random.nextInt(2))
            .mapToObj(i -> of(random, depth - 1, pushable))
            .toList();
    String sql =
        parts.stream()
            .map(p -> "(" + p.sql + ")")
            .collect(Collectors.joining(conjunction ? " AND " : " OR "));
    return new RandomCondition(
        sql,
        e -> {
          List<@Nullable Boolean> values = new java.util.ArrayList<>(parts.size());
          parts.forEach(p -> values.add(p.holds(e)));
          if (values.contains(!conjunction)) {
            return !conjunction;
          }
          return values.contains(null) ? null : Boolean.valueOf(conjunction);
        });
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static RandomCondition exactAtom(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> text(random, "gamedir", FOLDERS, e -> e.info().folder());
      case 1 -> text(random, "map", MAPS.subList(0, 4), e -> e.info().map());
      case 2 -> list(random, "app_id", APPS, e -> String.valueOf(e.appId()));
      case 3 -> os(random);
      case 4 -> players(random, List.of("> 0", "= 0", "<> 0", ">= 1", "< 1", "<= 0"));
      default -> flag(random);
    };
  }

  private static RandomCondition atom(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> text(random, "map", MAPS, e -> e.info().map());
      case 1 -> like(random, "name", PREFIXES, e -> e.info().name());
      case 2 -> like(random, "version", List.of("1", "1.0", "2"), e -> e.info().version());
      case 3 -> tags(random);
      case 4 -> text(random, "region", List.of("eu", "as", "rest", "sa"), RandomCondition::region);
      case 5 -> between(random);
      case 6 -> known(random);
      default -> players(random, null);
    };
  }

  private static String region(ListEntry entry) {
    return Region.of(entry.region()).text();
  }

  private static RandomCondition text(
      Random random, String column, List<String> values, Function<ListEntry, String> read) {
    if (random.nextInt(3) == 0) {
      List<String> quoted = values.stream().map(RandomCondition::quoted).toList();
      return list(random, column, quoted, e -> quoted(read.apply(e)));
    }
    String value = pick(random, values);
    boolean equal = random.nextBoolean();
    boolean turned = random.nextBoolean();
    String operator = equal ? " = " : " <> ";
    return new RandomCondition(
        turned ? quoted(value) + operator + column : column + operator + quoted(value),
        e -> read.apply(e).equals(value) == equal);
  }

  private static RandomCondition list(
      Random random, String column, List<String> values, Function<ListEntry, String> read) {
    List<String> some = values.stream().filter(v -> random.nextBoolean()).toList();
    List<String> in = some.isEmpty() ? values : some;
    boolean not = random.nextBoolean();
    return new RandomCondition(
        column + (not ? " NOT IN (" : " IN (") + String.join(", ", in) + ")",
        e -> in.contains(read.apply(e)) != not);
  }

  private static RandomCondition os(Random random) {
    boolean equal = random.nextBoolean();
    return new RandomCondition(
        "os " + (equal ? "=" : "<>") + " 'l'",
        e -> (e.info().platform() == Platform.LINUX) == equal);
  }

  private static RandomCondition flag(Random random) {
    String flag = pick(random, FLAGS);
    List<String> forms =
        List.of("%s", "NOT %s", "%s = TRUE", "%s = FALSE", "%s IS TRUE", "%s <> TRUE");
    int form = random.nextInt(forms.size());
    boolean wanted = form == 0 || form == 2 || form == 4;
    return new RandomCondition(
        forms.get(form).formatted(flag), e -> isSet(flag, e.info()) == wanted);
  }

  private static boolean isSet(String flag, ServerInfo info) {
    return switch (flag) {
      case "secure" -> Boolean.TRUE.equals(info.vacEnabled());
      case "dedicated" -> info.type() == ServerType.DEDICATED;
      case "linux" -> info.platform() == Platform.LINUX;
      case "is_empty" -> info.players() == 0;
      default -> info.players() >= info.maxPlayers();
    };
  }

  private static RandomCondition players(Random random, @Nullable List<String> forms) {
    if (random.nextInt(4) == 0) {
      boolean less = random.nextBoolean();
      return new RandomCondition(
          less ? "players < max_players" : "max_players <= players",
          e -> e.info().players() < e.info().maxPlayers() == less);
    }
    String form =
        forms == null
            ? pick(random, COMPARISONS) + " " + (random.nextInt(6) - 1)
            : pick(random, forms);
    String[] parts = form.split(" ", -1);
    int bound = Integer.parseInt(parts[1]);
    return new RandomCondition(
        "players " + form, e -> compare(e.info().players(), parts[0], bound));
  }

  private static boolean compare(int left, String operator, int right) {
    return switch (operator) {
      case "=" -> left == right;
      case "<>" -> left != right;
      case "<" -> left < right;
      case "<=" -> left <= right;
      case ">" -> left > right;
      default -> left >= right;
    };
  }

  private static RandomCondition between(Random random) {
    int low = random.nextInt(4) - 1;
    int high = low + random.nextInt(20);
    return new RandomCondition(
        "players BETWEEN " + low + " AND " + high,
        e -> e.info().players() >= low && e.info().players() <= high);
  }

  private static RandomCondition like(
      Random random,
      String column,
      List<String> prefixes,
      Function<ListEntry, @Nullable String> read) {
    String prefix = pick(random, prefixes);
    boolean not = random.nextInt(3) == 0;
    return new RandomCondition(
        column + (not ? " NOT LIKE " : " LIKE ") + quoted(prefix + "%"),
        e -> {
          String value = read.apply(e);
          return value == null ? null : Boolean.valueOf(value.startsWith(prefix) != not);
        });
  }

  private static RandomCondition tags(Random random) {
    String wanted = pick(random, List.of("alltalk", "fleet", "fleet,alltalk", "none"));
    return new RandomCondition(
        "has_tags(tags, " + quoted(wanted) + ")",
        e -> {
          String tags = e.info().extra().keywords();
          return tags == null
              ? null
              : Boolean.valueOf(
                  Arrays.asList(tags.split(",", -1))
                      .containsAll(Arrays.asList(wanted.split(",", -1))));
        });
  }

  private static RandomCondition known(Random random) {
    boolean not = random.nextBoolean();
    return new RandomCondition(
        "version IS " + (not ? "NOT NULL" : "NULL"), e -> (e.info().version() != null) == not);
  }
}
