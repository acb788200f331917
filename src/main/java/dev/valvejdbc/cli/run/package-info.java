/** One run of statements: progress, rows, pager, warnings, errors at their place. */
@NullMarked
package dev.valvejdbc.cli.run;

import org.jspecify.annotations.NullMarked;
