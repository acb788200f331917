package dev.valvejdbc.tables.list;

import dev.valvejdbc.protocol.master.FilterKey;
import dev.valvejdbc.protocol.master.MasterFilter;
import dev.valvejdbc.protocol.master.MasterFilter.And;
import dev.valvejdbc.protocol.master.MasterFilter.Condition;
import dev.valvejdbc.protocol.master.MasterFilter.Not;
import dev.valvejdbc.protocol.master.MasterFilter.Or;
import java.util.List;
import java.util.Set;

/**
 * Decides whether conditions on tags may narrow a list. Services compare tags between commas, so
 * that they may pass over the servers of a game that separates its tags by semicolons.
 */
public final class TagNarrowing {
  /** Project Zomboid, by directory and by application. */
  private static final Set<String> SEMICOLONS = Set.of("zomboid", "108600");

  private TagNarrowing() {}

  /** The filters without those on tags, unless a game is named whose tags stand between commas. */
  public static List<MasterFilter> safe(List<MasterFilter> filters) {
    return filters.stream().anyMatch(TagNarrowing::namesGame)
        ? filters
        : filters.stream().filter(f -> !mentionsTags(f)).toList();
  }

  private static boolean namesGame(MasterFilter filter) {
    if (filter instanceof And and) {
      return and.parts().stream().anyMatch(TagNarrowing::namesGame);
    }
    if (filter instanceof Or or) {
      return !or.parts().isEmpty() && or.parts().stream().allMatch(TagNarrowing::namesGame);
    }
    return filter instanceof Condition condition
        && (condition.key() == FilterKey.GAMEDIR || condition.key() == FilterKey.APP_ID)
        && !SEMICOLONS.contains(condition.value());
  }

  private static boolean mentionsTags(MasterFilter filter) {
    if (filter instanceof And and) {
      return and.parts().stream().anyMatch(TagNarrowing::mentionsTags);
    }
    if (filter instanceof Or or) {
      return or.parts().stream().anyMatch(TagNarrowing::mentionsTags);
    }
    if (filter instanceof Not not) {
      return mentionsTags(not.part());
    }
    return filter instanceof Condition condition && condition.key() == FilterKey.TAGS;
  }
}
