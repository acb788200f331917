/** Folders of CSV and JSON files as schemas. */
@NullMarked
package dev.valvejdbc.attach.file;

import org.jspecify.annotations.NullMarked;
