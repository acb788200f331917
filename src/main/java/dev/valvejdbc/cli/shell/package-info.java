/** The interactive shell: lines, completion, colours, and the commands of other shells. */
@NullMarked
package dev.valvejdbc.cli.shell;

import org.jspecify.annotations.NullMarked;
