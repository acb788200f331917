package dev.valvejdbc.protocol.a2s;

/** A public setting; its value is always text, and its name may come twice or be empty. */
public record Rule(String name, String value) {}
