package dev.valvejdbc.client.a2s;

import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.RuleList;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one server to the questions of one ask; null where the question was not put.
 *
 * @param address the address as the asker wrote it
 * @param peer the address that was asked, null if it is none or its name is not known
 * @param token what the asker gave along
 */
public record Visit(
    String address,
    @Nullable InetSocketAddress peer,
    Object token,
    @Nullable Answer<ServerInfo> info,
    @Nullable Answer<PlayerList> players,
    @Nullable Answer<RuleList> rules) {}
