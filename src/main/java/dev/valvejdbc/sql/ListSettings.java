package dev.valvejdbc.sql;

import dev.valvejdbc.client.RateLimits;
import dev.valvejdbc.client.RelayQueries;
import dev.valvejdbc.client.ServerListSource;
import dev.valvejdbc.client.ServerLists;
import dev.valvejdbc.client.ServersAtAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a connection reads server lists.
 *
 * @param source where they come from; null if neither a key nor a master is known
 * @param lists those read last, shared with other connections
 * @param ttl how old a list may be
 * @param pushVolatile whether conditions on live values that change quickly narrow a list, too
 * @param publicOnly whether addresses of a list that are not public are left alone, as far as the
 *     source itself is public
 * @param limits of the Web API
 * @param relay asks servers behind Steam's relay; null where they are not asked
 * @param steam what Steam knows of an address; null where it is not asked
 */
public record ListSettings(
    @Nullable ServerListSource source,
    ServerLists lists,
    Duration ttl,
    boolean pushVolatile,
    boolean publicOnly,
    RateLimits limits,
    @Nullable ServersAtAddress steam,
    @Nullable RelayQueries relay) {}
