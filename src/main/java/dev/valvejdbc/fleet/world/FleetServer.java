package dev.valvejdbc.fleet.world;

import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.ServerInfo;

/**
 * Holds everything that a simulated server would say, and how it behaves.
 *
 * @param index its place in the fleet, from 0
 * @param name its name in my_servers
 */
public record FleetServer(
    int index,
    String name,
    ServerInfo info,
    PlayerList players,
    RuleList rules,
    Behaviour behaviour) {}
