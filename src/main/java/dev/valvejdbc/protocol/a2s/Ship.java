package dev.valvejdbc.protocol.a2s;

/**
 * The fields of The Ship (application 2400).
 *
 * @param mode 0 hunt, 1 elimination, 2 duel, 3 deathmatch, 4 VIP team, 5 team elimination
 * @param witnesses how many must see a crime for an arrest
 * @param duration for how many seconds
 */
public record Ship(int mode, int witnesses, int duration) {}
