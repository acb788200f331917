package dev.valvejdbc.fleet.console;

/** Names ways in which a simulated console differs from Source's own, as other games' do. */
public enum ConsoleTrait {
  /** Answers a password with one frame, as CS2, Minecraft and Factorio do. */
  ONE_ACKNOWLEDGEMENT,
  /** Acknowledges a password with the id 0. */
  ACKNOWLEDGES_WITH_ID_ZERO,
  /** Acknowledges a password with type 0 alone. */
  ACKNOWLEDGES_WITH_TYPE_ZERO,
  /** Acknowledges a password with the type of the question, 3, and a byte less than usual. */
  ACKNOWLEDGES_WITH_TYPE_THREE,
  /** Passes the probe over, as CS2 and Factorio do. */
  IGNORES_PROBE,
  /** Closes the connection at the probe. */
  CLOSES_AT_PROBE,
  /** Answers the probe with a sentence, as Minecraft does. */
  NAMES_UNKNOWN_REQUEST,
  /** Sends a frame for each line. */
  A_FRAME_A_LINE,
  /** Sends a long answer in one frame, as CS2 does. */
  ONE_LARGE_FRAME,
  /** Cuts long answers after 4,096 characters, not bytes, as Minecraft does. */
  CUTS_CHARACTERS,
  /** Answers with an id of its own, as Conan Exiles does. */
  OWN_ID,
  /** Shows every client what the console prints, with the type 4 and the ids 0 and -1, as Rust. */
  BROADCASTS,
  /** Sends keep-alive frames between, as ARK does. */
  KEEPS_ALIVE,
  /** Has a sentence for commands that print nothing, as ARK does. */
  SAYS_NO_RESPONSE,
  /** Announces more bytes than it sends, as Palworld does. */
  PROMISES_MORE,
  /** Puts the log of a command behind its answer, as CS:GO can. */
  LOGS_COMMANDS,
  /** Loses a command that arrives with another frame, or in pieces. */
  LOSES_JOINED_COMMANDS,
  /** Closes the connection half-way through an answer. */
  CLOSES_IN_ANSWER,
  /** Never stops to answer. */
  ENDLESS,
  /** Closes each connection at the password. */
  BANNED,
  /** Takes connections and says nothing. */
  SILENT,
  /** Takes a tenth of a second for each answer. */
  SLOW,
  /** Sends each byte by itself. */
  BYTE_BY_BYTE
}
