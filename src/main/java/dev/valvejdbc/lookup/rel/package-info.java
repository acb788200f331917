/**
 * The relational operators of look-ups: the scan that waits for a key, the join that looks keys up,
 * and rows that are known when a statement is planned. They see the contract and know neither how
 * they are planned nor how they run.
 */
@NullMarked
package dev.valvejdbc.lookup.rel;

import org.jspecify.annotations.NullMarked;
