/**
 * What one execution of a statement has for all subjects: its limits, its troubles, the threads of
 * its scans, the addresses that it must not ask. Sees the contract of look-ups and {@code
 * diagnostics}.
 */
@NullMarked
package dev.valvejdbc.tables.statement;

import org.jspecify.annotations.NullMarked;
