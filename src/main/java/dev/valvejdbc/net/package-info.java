/** Bytes to and from peers over one UDP socket; knows no protocol. */
@NullMarked
package dev.valvejdbc.net;

import org.jspecify.annotations.NullMarked;
