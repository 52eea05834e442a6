// The report layer, compiled.
#include <santei/impl/report/client_report.ipp>
#include <santei/impl/report/curve.ipp>
#include <santei/impl/report/svg.ipp>
#include <santei/impl/report/cover.ipp>
#include <santei/impl/report/explain.ipp>
#include <santei/impl/report/combination.ipp>
#include <santei/impl/report/comparison.ipp>
#include <santei/impl/report/interview.ipp>
#include <santei/impl/report/questions.ipp>
#include <santei/impl/report/json.ipp>
#include <santei/impl/report/match.ipp>
#include <santei/impl/report/match_brief.ipp>
#include <santei/impl/report/proofs.ipp>
#include <santei/impl/report/rounds.ipp>
#include <santei/impl/report/standing.ipp>
#include <santei/impl/report/text.ipp>
