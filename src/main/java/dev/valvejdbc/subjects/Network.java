package dev.valvejdbc.subjects;

import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.client.a2s.ServerBrowser;
import dev.valvejdbc.client.list.ServerLists;
import dev.valvejdbc.client.webapi.HttpConnections;
import dev.valvejdbc.client.webapi.RateLimits;
import dev.valvejdbc.client.webapi.WebApiAnswers;

/**
 * What a connection may share with others: a socket, and what was read last.
 *
 * @param lists the server lists read last
 * @param limits of the Web API
 * @param answers the answers of the Web API read last
 * @param http the connections to it
 * @param names resolves those of servers, consoles, masters and the Web API
 */
public record Network(
    ServerBrowser browser,
    ServerLists lists,
    RateLimits limits,
    WebApiAnswers answers,
    HttpConnections http,
    NameResolver names) {}
