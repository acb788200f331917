/**
 * Running a look-up join: keys are drawn from the left side and asked, answers become rows. Sees
 * the contract and the kinds of join; generated code calls it.
 */
@NullMarked
package dev.valvejdbc.lookup.run;

import org.jspecify.annotations.NullMarked;
