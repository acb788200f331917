package dev.valvejdbc.protocol.webapi;

/**
 * A member of an answer's elements.
 *
 * @param name the column's name
 * @param path where the member is, see {@link AnswerShape}
 * @param about a phrase on its meaning
 */
public record AnswerColumn(String name, String path, AnswerType type, String about) {}
