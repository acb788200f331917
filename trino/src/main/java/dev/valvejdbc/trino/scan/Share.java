package dev.valvejdbc.trino.scan;

/**
 * What a worker may use of the cluster's limits, as the coordinator writes it into splits.
 *
 * @param workers how many share them
 * @param packetRate UDP packets a second; 0 for any number
 */
public record Share(int workers, int packetRate) {}
