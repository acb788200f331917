package dev.valvejdbc.options;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One property of a connection: its name, the form of its values, and what holds if none is given.
 *
 * @param <T> what a reader gets; an {@link Optional} where nothing stands for a missing value
 */
public final class Property<T> {
  private final String name;
  private final Form<?> form;
  private final @Nullable String standard;
  private final String description;
  private final Function<String, T> reading;
  private final Function<Map<String, String>, T> missing;

  private Property(
      String name,
      Form<?> form,
      @Nullable String standard,
      String description,
      Function<String, T> reading,
      Function<Map<String, String>, T> missing) {
    this.name = name;
    this.form = form;
    this.standard = standard;
    this.description = description;
    this.reading = reading;
    this.missing = missing;
  }

  /** Declares a property that has a standard value, said as a user would say it. */
  static <T> Property<T> of(String name, Form<T> form, String standard, String description) {
    T value = form.parse(standard);
    return new Property<>(name, form, standard, description, form::parse, e -> value);
  }

  /**
   * Declares a property without a standard value to show.
   *
   * @param missing makes the value that holds if none is given, from the environment variables
   */
  static <T> Property<T> orElse(
      String name, Form<T> form, Function<Map<String, String>, T> missing, String description) {
    return new Property<>(name, form, null, description, form::parse, missing);
  }

  /** Declares a property that may have no value. */
  static <T> Property<Optional<T>> optional(String name, Form<T> form, String description) {
    return new Property<>(
        name, form, null, description, t -> Optional.of(form.parse(t)), e -> Optional.empty());
  }

  /**
   * Declares a secret that may have no value.
   *
   * @param variable the environment variable that counts if none is given, read as the property is
   */
  static Property<Optional<Secret>> secret(
      String name, Form<Secret> form, String variable, String description) {
    return new Property<>(
        name,
        form,
        null,
        description,
        t -> Optional.of(form.parse(t)),
        e ->
            Optional.ofNullable(e.get(variable))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .map(s -> variable(form, variable, s)));
  }

  private static Secret variable(Form<Secret> form, String variable, String text) {
    try {
      return form.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(variable + " has " + e.getMessage(), e);
    }
  }

  /** The name, as a user writes it. */
  public String name() {
    return name;
  }

  /** The value that holds if none is given, as a user would write it; null for none to show. */
  public @Nullable String standard() {
    return standard;
  }

  /** What values it accepts. */
  public Form<?> form() {
    return form;
  }

  /** One or two sentences for the user. */
  public String description() {
    return description;
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException if the form does not accept it
   */
  T read(String text) {
    return reading.apply(text);
  }

  /**
   * The value that holds if none is given.
   *
   * @throws IllegalArgumentException naming a variable and what it may not have, but not its value
   */
  T missing(Map<String, String> environment) {
    return missing.apply(environment);
  }

  @Override
  public String toString() {
    return name;
  }
}
