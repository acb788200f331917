package dev.valvejdbc.engine.catalogue;

/** Lists the columns of each table, in PostgreSQL's order. */
final class Shapes {
  private static final String TABLE = "table_catalog table_schema table_name ";
  private static final String TYPE =
      " character_maximum_length:i character_octet_length:i numeric_precision:i"
          + " numeric_precision_radix:i numeric_scale:i datetime_precision:i interval_type"
          + " interval_precision:i character_set_catalog character_set_schema character_set_name"
          + " collation_catalog collation_schema collation_name domain_catalog domain_schema"
          + " domain_name udt_catalog udt_schema udt_name scope_catalog scope_schema scope_name"
          + " maximum_cardinality:i dtd_identifier ";
  private static final String CONSTRAINT = "constraint_catalog constraint_schema constraint_name ";

  static final String SCHEMATA =
      "catalog_name schema_name schema_owner default_character_set_catalog"
          + " default_character_set_schema default_character_set_name sql_path";
  static final String TABLES =
      TABLE
          + "table_type self_referencing_column_name reference_generation"
          + " user_defined_type_catalog user_defined_type_schema user_defined_type_name"
          + " is_insertable_into is_typed commit_action";
  static final String VIEWS =
      TABLE
          + "view_definition check_option is_updatable is_insertable_into is_trigger_updatable"
          + " is_trigger_deletable is_trigger_insertable_into";
  static final String COLUMNS =
      TABLE
          + "column_name ordinal_position:i column_default is_nullable data_type"
          + TYPE
          + "is_self_referencing is_identity identity_generation identity_start"
          + " identity_increment identity_maximum identity_minimum identity_cycle is_generated"
          + " generation_expression is_updatable";
  static final String TABLE_CONSTRAINTS =
      CONSTRAINT
          + TABLE
          + "constraint_type is_deferrable initially_deferred enforced nulls_distinct";
  static final String KEY_COLUMN_USAGE =
      CONSTRAINT + TABLE + "column_name ordinal_position:i position_in_unique_constraint:i";
  static final String CONSTRAINT_COLUMN_USAGE = TABLE + "column_name " + CONSTRAINT;
  static final String REFERENTIAL_CONSTRAINTS =
      CONSTRAINT
          + "unique_constraint_catalog unique_constraint_schema unique_constraint_name"
          + " match_option update_rule delete_rule";
  static final String SEQUENCES =
      "sequence_catalog sequence_schema sequence_name data_type numeric_precision:i"
          + " numeric_precision_radix:i numeric_scale:i start_value minimum_value maximum_value"
          + " increment cycle_option";
  static final String ROUTINES =
      "specific_catalog specific_schema specific_name routine_catalog routine_schema routine_name"
          + " routine_type module_catalog module_schema module_name data_type"
          + TYPE
          + "routine_body routine_definition external_name external_language parameter_style"
          + " is_deterministic sql_data_access is_null_call sql_path schema_level_routine"
          + " security_type";
  static final String PARAMETERS =
      "specific_catalog specific_schema specific_name ordinal_position:i parameter_mode is_result"
          + " as_locator parameter_name data_type"
          + TYPE
          + "parameter_default";

  private Shapes() {}
}
