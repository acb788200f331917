package dev.valvejdbc.cli.alert;

import java.time.Duration;

/**
 * An alarm that is asked in its interval, and who hears of it.
 *
 * @param every from the start of a question to that of the next
 */
public record Check(Alarm alarm, Telling telling, Duration every) {}
