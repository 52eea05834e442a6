// The table layer, compiled.
#include <santei/impl/table/applicants.ipp>
#include <santei/impl/table/arrow.ipp>
#include <santei/impl/table/csv.ipp>
#include <santei/impl/table/csv_cell.ipp>
#include <santei/impl/table/csv_table.ipp>
