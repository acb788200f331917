package dev.valvejdbc.net;

/**
 * What passed through the socket so far.
 *
 * @param sent datagrams sent
 * @param received datagrams received from peers that were being asked
 * @param late datagrams of peers whose conversation was over
 * @param foreign datagrams of peers that nobody asked
 */
public record ExchangeCounts(long sent, long received, long late, long foreign) {}
