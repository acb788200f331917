package dev.valvejdbc.fleet.webapi.interfaces;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.valvejdbc.fleet.webapi.method.Answer;
import dev.valvejdbc.fleet.webapi.method.Call;
import dev.valvejdbc.fleet.webapi.method.Method;
import dev.valvejdbc.fleet.world.Dice;
import java.util.List;

/** Makes the methods of ISteamDirectory: Steam's connection managers. */
final class SteamDirectory {
  private static final int MANAGERS = 12;
  private static final List<String> CENTRES = List.of("aaa1", "bbb1", "ccc2", "ddd1");

  private SteamDirectory() {}

  static List<Method> of(long seed) {
    return List.of(
        Method.get("ISteamDirectory", "GetCMListForConnect", 1)
            .takes("cellid", "uint32", "Where the caller is")
            .takes("cmtype", "string", "websockets or netfilter; both by default")
            .takes("realm", "string", "steamglobal or steamchina")
            .takes("maxcount", "uint32", "Connection managers at most")
            .takes("qoslevel", "uint32", "The quality that the caller asks for")
            .answers(call -> managers(call, seed)));
  }

  private static Answer managers(Call call, long seed) {
    ArrayNode managers = Answer.array();
    int most = call.count("maxcount", MANAGERS, MANAGERS);
    for (int i = 0; i < MANAGERS && managers.size() < most; i++) {
      Dice dice = new Dice(seed, i);
      String type = i % 2 == 0 ? "websockets" : "netfilter";
      if (call.has("cmtype") && !call.text("cmtype").equals(type)) {
        continue;
      }
      String centre = CENTRES.get(i % CENTRES.size());
      String host = "cm" + i + "-" + centre + ".example:";
      int load = dice.below(100, "load");
      managers
          .addObject()
          .put("endpoint", host + (i % 2 == 0 ? 443 : 27_017))
          .put("legacy_endpoint", host + 27_019)
          .put("type", type)
          .put("dc", centre)
          .put("realm", "steamglobal")
          .put("load", load)
          .put("wtd_load", load + dice.below(100, "weight") / 10.0);
    }
    return Answer.response(
        Answer.object("serverlist", managers).put("success", true).put("message", ""));
  }
}
