package dev.valvejdbc.fleet.master;

import dev.valvejdbc.protocol.a2s.Platform;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.a2s.ServerType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides, as an honest master does, whether a server is listed for a filter string. Groups count
 * the pairs that follow, those of groups inside them too; an unknown key is passed over.
 */
final class FilterEvaluator {
  private record Pair(String key, String value) {}

  private final List<Pair> pairs = new ArrayList<>();
  private final boolean ignoresNapp;

  private FilterEvaluator(String filter, boolean ignoresNapp) {
    this.ignoresNapp = ignoresNapp;
    String[] parts = filter.split("\\\\", -1);
    for (int i = 1; i + 1 < parts.length; i += 2) {
      pairs.add(new Pair(parts[i], parts[i + 1]));
    }
  }

  /** Reads a filter string; what follows its last whole pair is passed over. */
  static FilterEvaluator of(String filter) {
    return new FilterEvaluator(filter, false);
  }

  static FilterEvaluator ignoringNapp(String filter) {
    return new FilterEvaluator(filter, true);
  }

  /** Whether the filter holds for a server. */
  boolean holds(ListEntry entry) {
    return values(entry, 0, pairs.size()).stream().allMatch(v -> v);
  }

  private List<Boolean> values(ListEntry entry, int from, int to) {
    List<Boolean> values = new ArrayList<>();
    for (int i = from; i < Math.min(to, pairs.size()); i++) {
      Pair pair = pairs.get(i);
      switch (pair.key) {
        case "or", "and", "nor", "nand" -> {
          int size = pair.value.matches("\\d{1,4}") ? Integer.parseInt(pair.value) : 0;
          List<Boolean> inside = values(entry, i + 1, i + 1 + size);
          values.add(group(pair.key, inside));
          i += size;
        }
        default -> values.add(holds(pair, entry));
      }
    }
    return values;
  }

  private static boolean group(String operator, List<Boolean> inside) {
    return switch (operator) {
      case "or" -> inside.stream().anyMatch(v -> v);
      case "and" -> inside.stream().allMatch(v -> v);
      case "nor" -> inside.stream().noneMatch(v -> v);
      default -> !inside.stream().allMatch(v -> v);
    };
  }

  private boolean holds(Pair pair, ListEntry entry) {
    ServerInfo info = entry.info();
    String value = pair.value;
    String application = String.valueOf(entry.appId());
    return switch (pair.key) {
      case "gamedir" -> info.folder().equals(value);
      case "map" -> info.map().equals(value);
      case "appid" -> application.equals(value);
      case "napp" -> ignoresNapp || !application.equals(value);
      case "secure" -> Boolean.TRUE.equals(info.vacEnabled());
      case "dedicated" -> info.type() == ServerType.DEDICATED;
      case "linux" -> info.platform() == Platform.LINUX;
      case "password" -> !info.passwordProtected();
      case "empty" -> info.players() > 0;
      case "noplayers" -> info.players() == 0;
      case "full" -> info.players() < info.maxPlayers();
      case "proxy" -> info.type() == ServerType.PROXY;
      case "white" -> false;
      case "gametype" -> tags(info).containsAll(Arrays.asList(value.split(",", -1)));
      case "name_match" -> wild(value, info.name());
      case "version_match" -> wild(value, String.valueOf(info.version()));
      case "gameaddr" -> (entry.addr() + ":").startsWith(value + ":");
      default -> true;
    };
  }

  private static List<String> tags(ServerInfo info) {
    String keywords = info.extra().keywords();
    return keywords == null ? List.of() : Arrays.asList(keywords.split(",", -1));
  }

  /** Whether a text matches, with {@code *} for anything. */
  private static boolean wild(String pattern, String text) {
    String[] parts = pattern.split("\\*", -1);
    if (parts.length == 1) {
      return text.equals(pattern);
    }
    int at = 0;
    for (int i = 0; i < parts.length; i++) {
      int found =
          i == parts.length - 1 && !parts[i].isEmpty()
              ? text.endsWith(parts[i]) ? text.length() - parts[i].length() : -1
              : text.indexOf(parts[i], at);
      if (found < at || (i == 0 && found != 0)) {
        return false;
      }
      at = found + parts[i].length();
    }
    return true;
  }
}
