package dev.valvejdbc.protocol.webapi;

/**
 * Another list in the answer of a method, which is a table of its own.
 *
 * @param suffix of the table's name, without the underscore
 * @param about a sentence on what it holds
 * @param shape how it becomes rows
 */
public record FurtherList(String suffix, String about, AnswerShape shape) {}
