/** What {@code valve-sql doctor} looks at: this machine, the config file, what can be asked. */
@NullMarked
package dev.valvejdbc.cli.doctor;

import org.jspecify.annotations.NullMarked;
